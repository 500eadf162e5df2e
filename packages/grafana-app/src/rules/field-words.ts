/** What a part of a rule is called. @param field as the diff names it */
export function fieldWords(field: string): string {
  if (/^[A-Z]$/.test(field)) return `query ${field}`
  return field.replace(/^label(?:s)\./, 'label ').replace(/^annotations\./, 'annotation ')
}
