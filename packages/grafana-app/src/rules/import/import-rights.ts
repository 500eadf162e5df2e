/** Either of these is enough for every rule. */
const ALL_RULES = ['alert.provisioning:write', 'alert.rules.provisioning:write']
/** Together they are enough for the rules of folders that somebody may edit, as Editors may. */
const OWN_RULES = ['alert.rules:create', 'alert.rules:write', 'alert.provisioning.provenance:write']
const MAKE_FOLDER = 'folders:create'

/** Actions that somebody lacks for an import; none where they may. @param has whether they hold an action */
export function lackedRights(has: (action: string) => boolean, needsFolder: boolean): readonly string[] {
  const rules = ALL_RULES.some(has) ? [] : OWN_RULES.filter((action) => !has(action))
  return [...rules, ...(needsFolder && !has(MAKE_FOLDER) ? [MAKE_FOLDER] : [])]
}

/** The same as a sentence. @param lacked at least one */
export function lackedWords(lacked: readonly string[]): string {
  const names = lacked.length < 2 ? lacked.join('') : `${lacked.slice(0, -1).join(', ')} and ${lacked.at(-1)}`
  if (lacked.join('') === MAKE_FOLDER)
    return `Your account may not make folders (it lacks ${MAKE_FOLDER}). Choose one that is there, or ask somebody who may.`
  return `Your account lacks ${names}; Editors of this Grafana have ${lacked.length === 1 ? 'it' : 'them'}. Everything else here works, and the files under Download hold the same rules.`
}
