import { mkdir, rm, stat, utimes } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout } from 'node:timers/promises'

/** A lock of a process that ended without giving it back is touched no more. */
const FORGOTTEN_AFTER_MS = 300_000
const TOUCH_EVERY_MS = 30_000
const LOOK_EVERY_MS = 100

/** Does something while no other process does it. @param lockFolder exists while somebody is at it */
export async function oneAtATime<T>(lockFolder: string, work: () => Promise<T>): Promise<T> {
  await mkdir(dirname(lockFolder), { recursive: true })
  while (!(await isTaken(lockFolder))) await setTimeout(LOOK_EVERY_MS)
  const touching = setInterval(() => void touch(lockFolder), TOUCH_EVERY_MS)
  try {
    return await work()
  } finally {
    clearInterval(touching)
    await rm(lockFolder, { recursive: true, force: true })
  }
}

async function isTaken(lockFolder: string): Promise<boolean> {
  try {
    await mkdir(lockFolder)
    return true
  } catch {
    const since = await stat(lockFolder).catch(() => undefined)
    if (since !== undefined && Date.now() - since.mtimeMs > FORGOTTEN_AFTER_MS)
      await rm(lockFolder, { recursive: true })
    return false
  }
}

async function touch(lockFolder: string): Promise<void> {
  await utimes(lockFolder, new Date(), new Date()).catch(() => {})
}
