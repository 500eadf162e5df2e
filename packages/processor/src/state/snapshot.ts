import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { StateDamagedError, StateVersionError } from './state-errors.ts'
import { syncDirectory } from './sync-directory.ts'

/** State at one moment. */
export interface Snapshot {
  /** Version of the shape of `state`, whole number ≥ 1. */
  readonly version: number
  /** Last journal generation whose records are all contained. */
  readonly journalGeneration: number
  /** Anything JSON can hold. */
  readonly state: unknown
}

/** A snapshot as it was found on disk. */
export interface FoundSnapshot extends Snapshot {
  /** Why the newest file could not be used and its predecessor was; absent when all is well. */
  readonly problem?: string
}

interface Header {
  readonly format: string
  readonly version: number
  readonly journalGeneration: number
  readonly crc32: number
}

const FORMAT = 'driftline-state'
const CURRENT = 'snapshot.json'
const PREVIOUS = 'snapshot.previous.json'
const DAMAGED = 'snapshot.damaged.json'
const TEMPORARY = 'snapshot.tmp'
const ONLY_OWNER = 0o600

/** Replaces the snapshot of a directory atomically; the one before is kept as a reserve. */
export async function writeSnapshot(directory: string, { version, journalGeneration, state }: Snapshot): Promise<void> {
  await mkdir(directory, { recursive: true })
  const body = Buffer.from(JSON.stringify(state ?? null))
  const header: Header = { format: FORMAT, version, journalGeneration, crc32: crc32(body) }
  const handle = await open(join(directory, TEMPORARY), 'w', ONLY_OWNER)
  try {
    await handle.writeFile(`${JSON.stringify(header)}\n`)
    await handle.writeFile(body)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await renameIfPresent(join(directory, CURRENT), join(directory, PREVIOUS))
  await rename(join(directory, TEMPORARY), join(directory, CURRENT))
  await syncDirectory(directory)
}

/**
 * Reads the newest snapshot that is whole. A damaged one is set aside as `snapshot.damaged.json`.
 * @param supportedVersion newest shape of the state the caller understands.
 * @returns `undefined` when there is none.
 * @throws StateVersionError when the newest snapshot has a later version, StateDamagedError when none is whole.
 */
export async function readSnapshot(
  directory: string,
  { supportedVersion }: { readonly supportedVersion: number },
): Promise<FoundSnapshot | undefined> {
  const problems: string[] = []
  for (const name of [CURRENT, PREVIOUS]) {
    const file = join(directory, name)
    const content = await readIfPresent(file)
    const parsed = content === undefined ? undefined : parseSnapshot(content)
    if (typeof parsed === 'string') problems.push(`${file} ${parsed}`)
    else if (parsed !== undefined) {
      if (parsed.version > supportedVersion) throw newerVersion(file, parsed.version, supportedVersion)
      if (problems.length === 0) return parsed
      // Else the next write would put it in the place of the good one.
      await renameIfPresent(join(directory, CURRENT), join(directory, DAMAGED))
      return { ...parsed, problem: problems.join('; ') }
    }
  }
  if (problems.length === 0) return undefined
  throw new StateDamagedError(
    `No usable state: ${problems.join('; ')}. Restore ${directory} from a backup, or move it away to start from nothing.`,
  )
}

function parseSnapshot(content: Buffer): Snapshot | string {
  const lineEnd = content.indexOf('\n')
  const header = parseJson(content.subarray(0, Math.max(0, lineEnd))) as Partial<Header> | undefined
  const body = content.subarray(lineEnd + 1)
  const { version, journalGeneration } = header ?? {}
  if (header?.format !== FORMAT || version === undefined || journalGeneration === undefined)
    return 'has no valid header'
  if (crc32(body) !== header.crc32) return 'is damaged: its checksum does not fit'
  return { version, journalGeneration, state: parseJson(body) }
}

function parseJson(content: Buffer): unknown {
  try {
    return JSON.parse(content.toString('utf8')) ?? undefined
  } catch {
    return undefined
  }
}

function newerVersion(file: string, version: number, supportedVersion: number): StateVersionError {
  return new StateVersionError(
    `${file} has version ${version} and this processor reads up to ${supportedVersion}. ` +
      `Run the newer processor that wrote it, or move the directory away to start from nothing.`,
  )
}

async function readIfPresent(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

async function renameIfPresent(from: string, to: string): Promise<void> {
  try {
    await rename(from, to)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}
