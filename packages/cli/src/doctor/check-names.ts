import type { DeploymentStatus, FeatureNames, ModelStatus } from '@driftline/processor'
import { isOutputFeature } from '@driftline/health'
import { ML_DEPLOYMENT_ROLE_VALUE_LIVE } from '@driftline/semconv'
import { toCountText } from '@driftline/view'
import type { Finding } from './finding.ts'
import { good, problem } from './finding.ts'

const NAMES_SHOWN = 8

/** A model with the names of its features. */
export type NamedModel = ModelStatus & { readonly names?: FeatureNames }

/**
 * Whether the names that come are those of spec and profile.
 *
 * @param declared features of the spec at hand; default: of the one the processor has.
 */
export function checkNames(model: NamedModel, declared?: readonly string[]): readonly Finding[] {
  const { names, deployments } = model
  if (!names || deployments.length === 0) return []
  const findings = [
    ...checkSpecs(names, declared),
    ...checkArriving(names, declared ?? names.inSpec),
    ...deployments.flatMap((own) => checkProfile(own, names)),
    ...checkRoles(deployments),
  ]
  if (findings.length > 0) return findings.map((own) => ofModel(own, model))
  const basis = names.inProfiles.length > 0 ? 'spec and profile' : 'the spec; without a profile its rows are learned'
  const count = toCountText(names.arriving.length, 'name')
  return [ofModel(good('names', `${count} of features and outputs match ${basis}`), model)]
}

function ofModel({ check, isOk, text, todo }: Finding, { model }: ModelStatus): Finding {
  return { check, isOk, text: `model "${model}": ${text}`, ...(todo !== undefined && { todo }) }
}

function checkSpecs({ inSpec }: FeatureNames, declared: readonly string[] | undefined): readonly Finding[] {
  if (!declared) return []
  const other = [...without(declared, inSpec), ...without(inSpec, declared)]
  if (other.length === 0) return []
  const text = `the processor was started with another spec: they differ in ${listed(other)}`
  return [problem('names', text, 'Start it again with this spec.')]
}

function checkArriving({ arriving, undeclared }: FeatureNames, declared: readonly string[]): readonly Finding[] {
  const never = without(declared, arriving)
  const strange = declared.length === 0 ? [] : without(arriving, declared).filter((name) => !isOutputFeature(name))
  const unknown = [...new Set([...strange, ...undeclared])]
  return [
    ...(never.length > 0
      ? [
          problem(
            'names',
            `${listed(never)} of the spec never ${one(never, 'comes', 'come')}`,
            'Give them in "features" of the wrapper under these names, or take them out of the spec.',
          ),
        ]
      : []),
    ...(unknown.length > 0
      ? [
          problem(
            'names',
            `${listed(unknown)} ${one(unknown, 'comes', 'come')} but the spec does not name ${one(unknown, 'it', 'them')}: nothing is judged there`,
            'Add them under "features" of the spec, or leave them out of the row.',
          ),
        ]
      : []),
  ]
}

function checkProfile({ version, hasProfile }: DeploymentStatus, names: FeatureNames): readonly Finding[] {
  const { arriving, inProfiles, inSpec } = names
  if (inProfiles.length === 0) return []
  if (!hasProfile) {
    const versions = inProfiles.map((own) => own.version ?? 'any').join(', ')
    const text = `version "${version}" has no profile; there is one of version ${versions}`
    return [
      problem('names', text, 'Build one of its training rows, or set "version" of the wrapper to the one there is.'),
    ]
  }
  const own =
    inProfiles.find((profile) => profile.version === version) ?? inProfiles.find((profile) => profile.version === null)
  const judged =
    inSpec.length === 0 ? arriving : arriving.filter((name) => inSpec.includes(name) || isOutputFeature(name))
  const learned = without(judged, own?.names ?? [])
  if (learned.length === 0) return []
  return [
    problem(
      'names',
      `${listed(learned)} ${one(learned, 'is', 'are')} not in the profile of version "${version}", and learned from live rows instead`,
      'Build the profile from rows that have them, outputs under "columns" of the spec.',
    ),
  ]
}

function checkRoles(deployments: readonly DeploymentStatus[]): readonly Finding[] {
  if (deployments.some(({ role }) => role === ML_DEPLOYMENT_ROLE_VALUE_LIVE)) return []
  const roles = [...new Set(deployments.map(({ role }) => role))].join(' and ')
  const todo = 'Leave "role" out of the wrapper of the version that answers users.'
  return [problem('names', `only ${roles} comes, and nothing that is live to compare it with`, todo)]
}

function one(names: readonly string[], word: string, otherwise: string): string {
  return names.length === 1 ? word : otherwise
}

function without(names: readonly string[], known: readonly string[]): readonly string[] {
  const set = new Set(known)
  return names.filter((name) => !set.has(name))
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, NAMES_SHOWN).map((name) => `"${name}"`)
  const more = names.length - shown.length
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ')
}
