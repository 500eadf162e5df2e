import type { GrafanaAnswer, GrafanaRequest } from '../grafana-api.ts'
import { refused } from './refused.ts'
import { folderBody, parseBody } from './alerting-bodies.ts'
import type { AlertingState, HeldFolder } from './alerting-state.ts'

const LONGEST_UID = 40

/** `GET /api/folders` */
export function listFolders({ folders }: AlertingState): GrafanaAnswer {
  return { status: 200, body: [...folders.values()].map(({ uid, title }, i) => ({ id: i + 1, uid, title })) }
}

/** `GET /api/folders/{uid}` */
export function readFolder({ folders }: AlertingState, uid: string): GrafanaAnswer {
  const folder = folders.get(uid)
  if (folder !== undefined) return { status: 200, body: asAnswered(folder) }
  return { status: 404, body: { message: 'folder not found', status: 'not-found' } }
}

/** `POST /api/folders`; the statuses are those of Grafana 9, newer ones take a title twice. */
export function createFolder({ folders }: AlertingState, { body }: GrafanaRequest): GrafanaAnswer {
  const parsed = parseBody(folderBody, body)
  if ('wrong' in parsed) return refused(400, `bad request data: ${parsed.wrong}`)
  const { title, uid = `made-${folders.size + 1}` } = parsed.value
  if (title === '') return refused(400, 'folder title cannot be empty')
  if (!/^[\w-]+$/.test(uid)) return refused(400, 'uid contains illegal characters')
  if (uid.length > LONGEST_UID) return refused(400, 'uid too long, max 40 characters')
  if (folders.has(uid))
    return {
      status: 412,
      body: { message: 'the folder has been changed by someone else', status: 'version-mismatch' },
    }
  if ([...folders.values()].some((other) => other.title === title))
    return {
      status: 409,
      body: { message: 'a folder or dashboard in the general folder with the same name already exists' },
    }
  folders.set(uid, { uid, title })
  return { status: 200, body: asAnswered({ uid, title }) }
}

function asAnswered({ uid, title }: HeldFolder): object {
  return { id: 1, uid, title, url: `/dashboards/f/${uid}/x`, canSave: true, canEdit: true, version: 1 }
}
