/** So many declared features, as a spec has them. */
export function declaredFeatures(count: number): string {
  return `features: {${Array.from({ length: count }, (_, i) => `f${i}: {type: numeric}`).join(', ')}}\n`
}
