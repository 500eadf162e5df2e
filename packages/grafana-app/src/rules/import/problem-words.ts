import type { ImportProblem } from './import-problem.ts'

const WHY: Readonly<Record<ImportProblem['kind'], string>> = {
  forbidden: 'Your account has no right to it.',
  'folder-missing': 'The folder is not there any more.',
  conflict: 'Something else in Grafana is in the way.',
  'changed-meanwhile':
    'Somebody has changed it since this page read it, so nothing was written. The page shows it as it is now.',
  refused: 'Grafana refused it.',
  server: 'Grafana failed.',
  network: 'No answer came: it may have been done or not. To try again finds out.',
}

/** Why a step was not done, with what Grafana said. */
export function problemWords({ kind, said, status }: ImportProblem): string {
  const failed = kind === 'server' ? ` with status ${status}` : ''
  const why = WHY[kind].replace(/\.$/, `${failed}.`)
  return said === '' ? why : `${why} It says: ${said}`
}
