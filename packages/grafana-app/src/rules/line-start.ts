/** Where a line of a text begins, UTF-16 code units from 0; its end where it has no such line. @param line from 1 */
export function lineStart(text: string, line: number): number {
  const breaks = [...text.matchAll(/\r\n|\r|\n/g)]
  const before = breaks[line - 2]
  if (line <= 1) return 0
  return before === undefined ? text.length : before.index + before[0].length
}
