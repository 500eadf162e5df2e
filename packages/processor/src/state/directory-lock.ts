import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { link, mkdir, readFile, rename, stat, unlink, utimes, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join, resolve } from 'node:path'
import { StateInUseError } from './state-errors.ts'

/** The right to use a state directory alone. */
export interface DirectoryLock {
  /** Gives the directory free. */
  release(): Promise<void>
}

interface Holder {
  readonly token: string
  readonly pid: number
  readonly host: string
  /** When the process started, in kernel ticks; tells a reused process id from the old one. */
  readonly startedAt: string | undefined
}

const LOCK_FILE = 'lock'
const HEARTBEAT_MS = 5000
const STALE_AFTER_MS = 30_000 // six missed heartbeats
const heldHere = new Set<string>()

/**
 * Locks a directory for this process. The lock of a process of this machine that no longer lives is taken over at once,
 * that of another machine (or container) when its heartbeat is 30 s old.
 * @throws StateInUseError when a living process holds it.
 */
export async function lockDirectory(directory: string): Promise<DirectoryLock> {
  await mkdir(directory, { recursive: true })
  const path = resolve(directory)
  if (heldHere.has(path)) throw inUse(path, 'this process')
  heldHere.add(path)
  try {
    const token = await acquire(join(path, LOCK_FILE), path)
    return hold(join(path, LOCK_FILE), { path, token })
  } catch (error) {
    heldHere.delete(path)
    throw error
  }
}

async function acquire(file: string, directory: string): Promise<string> {
  const token = randomUUID()
  const holder: Holder = { token, pid: process.pid, host: hostname(), startedAt: findStart(process.pid) }
  const content = JSON.stringify(holder)
  if (await tryCreate(file, content)) return token
  const before = await readHolder(file)
  if (before !== undefined && (await isAlive(before, file)))
    throw inUse(directory, `process ${before.pid} on ${before.host}`)
  await removeStale(file, before?.token)
  if (await tryCreate(file, content)) return token
  throw inUse(directory, 'a process that started at the same moment')
}

function hold(file: string, { path, token }: { path: string; token: string }): DirectoryLock {
  const heartbeat = setInterval(() => {
    const now = new Date()
    utimes(file, now, now).catch(() => {}) // without heartbeats only another machine could take over, after 30 s
  }, HEARTBEAT_MS)
  heartbeat.unref()
  return {
    async release() {
      clearInterval(heartbeat)
      if (!heldHere.delete(path)) return
      if ((await readHolder(file))?.token === token) await unlink(file)
    },
  }
}

async function isAlive(holder: Holder, file: string): Promise<boolean> {
  if (holder.host !== hostname()) return (await ageMs(file)) < STALE_AFTER_MS
  // Our own id in a lock we do not hold is that of an earlier life: containers start with the same id every time.
  if (holder.pid === process.pid || !isRunning(holder.pid)) return false
  const startedAt = findStart(holder.pid)
  return startedAt === undefined || holder.startedAt === undefined || startedAt === holder.startedAt
}

async function ageMs(file: string): Promise<number> {
  try {
    return Date.now() - (await stat(file)).mtimeMs
  } catch {
    return Infinity // released in the meantime
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

// proc(5): field 22 of stat, counted after the command, which may itself contain spaces and parentheses.
function findStart(pid: number): string | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19]
  } catch {
    return undefined
  }
}

async function tryCreate(file: string, content: string): Promise<boolean> {
  const complete = `${file}.${randomUUID()}`
  await writeFile(complete, content, { mode: 0o600, flush: true })
  try {
    await link(complete, file) // atomic, and nobody ever sees a lock without its content
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    await unlink(complete)
  }
}

// Two processes may find the same stale lock: the slower one must not throw away the lock the faster one just made.
async function removeStale(file: string, staleToken: string | undefined): Promise<void> {
  const aside = `${file}.${randomUUID()}`
  try {
    await rename(file, aside)
  } catch {
    return // released in the meantime
  }
  if ((await readHolder(aside))?.token === staleToken) await unlink(aside)
  else await rename(aside, file)
}

async function readHolder(file: string): Promise<Holder | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Holder
  } catch {
    return undefined
  }
}

function inUse(directory: string, by: string): StateInUseError {
  return new StateInUseError(
    `State directory ${directory} is in use by ${by}. Stop it, or give this processor a directory of its own.`,
  )
}
