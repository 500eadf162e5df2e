/** Parts as one text, in which a slash within a part is not one between two. */
export function ruleId(parts: readonly string[]): string {
  return parts.map((part) => part.replaceAll('%', '%25').replaceAll('/', '%2F')).join('/')
}
