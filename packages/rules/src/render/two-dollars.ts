/** A text as files of Grafana's provisioning hold it: they take one dollar for the beginning of a variable. */
export function twoDollars(text: string): string {
  return text.replaceAll('$', '$$$$')
}
