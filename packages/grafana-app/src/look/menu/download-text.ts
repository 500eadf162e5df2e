/** A browser that is busy begins to read only after the click is over. */
const KEPT_MS = 60_000

/** Gives a text to the person as a file. */
export function downloadText(name: string, text: string, contentType: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: contentType }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS)
}
