/** Gives a text to the person as a file. */
export function downloadText(name: string, text: string, contentType: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: contentType }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
