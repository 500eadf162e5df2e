import type { Issue } from './issue.ts'
import { renderPath } from './problem.ts'
import type { Problem } from './problem.ts'
import type { YamlDocument } from './yaml-document.ts'

/** A problem with its place in the text. */
export function toIssue(
  { path, at, message, hint }: Problem,
  { document, file }: { readonly document: YamlDocument; readonly file: string },
): Issue {
  const { line, column } = document.positionOf(path, at)
  return { file, path: renderPath(path), line, column, message, hint }
}

/** Order of the text. */
export function byPlace(a: Issue, b: Issue): number {
  return a.line - b.line || a.column - b.column
}
