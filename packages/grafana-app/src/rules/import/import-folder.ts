import type { GrafanaFolder } from './grafana-folder.ts'
import { APP_ORIGIN } from './origin-label.ts'
import type { PlacedRule } from './placed-rule.ts'

/** Where rules go that are in no folder yet. */
export const DEFAULT_FOLDER: GrafanaFolder = { uid: 'driftline', title: 'Model health' }

/** Folders to choose from: those there are, that which holds the rules, and the usual one. */
export function folderChoices(
  folders: readonly GrafanaFolder[],
  own: readonly PlacedRule[],
): readonly (GrafanaFolder & { readonly isNew: boolean })[] {
  const known = new Set(folders.map(({ uid }) => uid))
  const held = new Map(own.map(({ folderUid, folderTitle }) => [folderUid, folderTitle || folderUid]))
  const there = [
    ...folders.map(({ uid, title }) => ({ uid, title, isNew: false })),
    ...[...held].filter(([uid]) => !known.has(uid)).map(([uid, title]) => ({ uid, title, isNew: false })),
  ]
  if (there.some(({ uid }) => uid === DEFAULT_FOLDER.uid)) return there
  return [{ ...DEFAULT_FOLDER, isNew: true }, ...there]
}

/** What to begin with: the folder and keeper that the rules have already. */
export function usualChoice(own: readonly PlacedRule[]): { readonly folderUid: string; readonly isManaged: boolean } {
  const [first] = own
  return { folderUid: first?.folderUid ?? DEFAULT_FOLDER.uid, isManaged: first?.origin === APP_ORIGIN }
}

/** Of all rules those of one set, by their identities. */
export function ownRules(rules: readonly PlacedRule[], uids: ReadonlySet<string>): readonly PlacedRule[] {
  return rules.filter(({ uid }) => uids.has(uid))
}
