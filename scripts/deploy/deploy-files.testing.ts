import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { repository } from '../architecture.ts'

export interface Mount {
  readonly source: string
  readonly target: string
  readonly read_only?: boolean
  readonly bind?: { readonly create_host_path?: boolean }
}

export interface Service {
  readonly image: string
  readonly user?: string
  readonly ports?: readonly string[]
  readonly volumes?: readonly (string | Mount)[]
  readonly restart?: string
  readonly read_only?: boolean
  readonly mem_limit?: string
  readonly cap_drop?: readonly string[]
  readonly security_opt?: readonly string[]
  readonly healthcheck?: { readonly test: readonly string[] }
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>
  readonly command?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
}

/** docker-compose.yml, with its anchors resolved. */
export const compose = readYaml('docker-compose.yml') as {
  readonly services: Readonly<Record<string, Service>>
  readonly volumes: Readonly<Record<string, unknown>>
}

export const services = Object.entries(compose.services)

export function readText(path: string): string {
  return readFileSync(new URL(path, repository), 'utf8')
}

/** Reads a file strictly: a key that stands twice is an error. */
export function readYaml(path: string): unknown {
  return parse(readText(path), { merge: true, strict: true, uniqueKeys: true })
}

export function isThere(path: string): boolean {
  return existsSync(new URL(path, repository))
}

/** Paths of the files in a folder whose names end so, from the root of the repository. */
export function filesIn(folder: string, ending: string): readonly string[] {
  return readdirSync(new URL(`${folder}/`, repository))
    .filter((name) => name.endsWith(ending))
    .map((name) => `${folder}/${name}`)
}

/** What a service mounts, whichever way it is written. */
export function mountsOf({ volumes = [] }: Service): readonly Mount[] {
  return volumes.map((volume) => {
    if (typeof volume !== 'string') return volume
    const [source = '', target = '', mode = 'rw'] = volume.split(':')
    return { source, target, read_only: mode === 'ro' }
  })
}

/** Ports inside the container that a service publishes. */
export function portsOf({ ports = [] }: Service): readonly string[] {
  return ports.map((port) => port.split(':').at(-1) ?? '')
}

/** Where the program is absent a test is skipped, but never in CI. */
export function mustRun(program: string): boolean {
  return process.env['CI'] === 'true' || spawnSync(program, ['--version']).error === undefined
}
