import type { Decision } from './import-plan.ts'
import type { PlacedRule } from './placed-rule.ts'

/** Why a rule is not simply written, for the person who decides; empty where it is. */
export function decisionWords(decision: Decision): string {
  switch (decision.kind) {
    case 'create':
    case 'unchanged':
    case 'update':
      return ''
    case 'edited':
      return EDITED[decision.why]
    case 'conflict':
      return conflictWords(decision.why, decision.other)
  }
}

const EDITED: Readonly<Record<Extract<Decision, { kind: 'edited' }>['why'], string>> = {
  rule: 'A person has changed it since it was imported.',
  place: 'It stands or asks elsewhere than it would after this import.',
  unknown: 'It has lost the mark of what it was, so nobody can tell who changed it.',
}

function conflictWords(why: Extract<Decision, { kind: 'conflict' }>['why'], { rule, uid }: PlacedRule): string {
  switch (why) {
    case 'uid':
      return `“${rule.name}” has its identity (${uid}) and is not of this app. Delete it in Grafana, then it can come.`
    case 'title':
      return 'Another rule of the folder has its title. Rename or delete that one in Grafana, then it can come.'
    case 'file':
      return 'A file or another tool keeps it, so it can only be changed there.'
    case 'converted':
      return 'It came by the import of a Prometheus file. Import that again, or delete it in Grafana first.'
  }
}
