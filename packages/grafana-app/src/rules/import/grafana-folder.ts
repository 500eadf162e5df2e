import type { ImportProblem } from './import-problem.ts'
import { problemOf } from './import-problem.ts'
import type { StepResult } from './import-result.ts'
import { fieldsOf, itemsOf, textOf } from './json-fields.ts'
import type { SendRequest } from './send-request.ts'
import { isSuccess } from './send-request.ts'

/** A folder of Grafana. */
export interface GrafanaFolder {
  readonly uid: string
  readonly title: string
}

/** Folders that a person may put rules into. */
export const FOLDERS_PATH = '/api/folders?limit=1000&permission=Edit'

/** What that answers; never throws. */
export function readFolders(answer: unknown): readonly GrafanaFolder[] {
  return itemsOf(answer)
    .map(fieldsOf)
    .map(({ uid, title }) => ({ uid: textOf(uid), title: textOf(title) }))
    .filter(({ uid }) => uid !== '')
}

/** Makes a folder; one that somebody made meanwhile under its identity is as good. */
export async function makeFolder(send: SendRequest, folder: GrafanaFolder): Promise<StepResult> {
  const { uid, title } = folder
  const failed = (problem: ImportProblem): StepResult => ({ ...result, status: 'failed', problem })
  const result = { kind: 'folder', title, made: [] } as const
  const answer = await send({ method: 'POST', path: '/api/folders', body: { uid, title } })
  if (isSuccess(answer)) return { ...result, status: 'done' }
  const problem = problemOf(answer)
  if (problem.kind !== 'conflict') return failed(problem)
  const missing = await findFolderProblem(send, uid)
  return missing === undefined ? { ...result, status: 'done' } : failed(problem)
}

/** Why a folder cannot be had; undefined where it is there. */
export async function findFolderProblem(send: SendRequest, uid: string): Promise<ImportProblem | undefined> {
  const answer = await send({ method: 'GET', path: `/api/folders/${encodeURIComponent(uid)}` })
  if (isSuccess(answer)) return undefined
  const problem = problemOf(answer)
  return answer.status === 404 ? { ...problem, kind: 'folder-missing' } : problem
}
