/** The `service.name` of a writer; empty where it gives none. @param writer as points are identified by it. */
export function serviceOf(writer: string): string {
  if (writer === '') return ''
  const [, service = ''] = JSON.parse(writer) as readonly (string | number | boolean)[]
  return String(service)
}
