import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { Combobox, Switch, useStyles2 } from '@grafana/ui'
import { useId } from 'react'
import type { folderChoices } from '../../../rules/import/import-folder.ts'

/** Where the rules are to go, and who may change them there. */
export interface ImportChoice {
  readonly folderUid: string
  readonly isManaged: boolean
}

interface ImportChoicesProps {
  readonly choice: ImportChoice
  readonly folders: ReturnType<typeof folderChoices>
  readonly isDisabled: boolean
  readonly onChoose: (choice: ImportChoice) => void
}

/** The folder, and the switch between rules of people and rules of the app. */
export function ImportChoices({ choice, folders, isDisabled, onChoose }: ImportChoicesProps) {
  const styles = useStyles2(stylesOf)
  const [folderId, managedId, whatId] = [useId(), useId(), useId()]
  return (
    <div className={styles.choices}>
      <div>
        <label htmlFor={folderId}>Folder</label>
        <Combobox
          id={folderId}
          width={32}
          disabled={isDisabled}
          options={folders.map(({ uid, title, isNew }) => ({ value: uid, label: isNew ? `${title} (new)` : title }))}
          value={choice.folderUid}
          onChange={({ value }) => onChoose({ ...choice, folderUid: value })}
        />
      </div>
      <div className={styles.keeper}>
        <label htmlFor={managedId}>Kept by this app</label>
        <div className={styles.switch}>
          <Switch
            id={managedId}
            aria-describedby={whatId}
            value={choice.isManaged}
            disabled={isDisabled}
            onChange={({ currentTarget }) => onChoose({ ...choice, isManaged: currentTarget.checked })}
          />
          <span id={whatId} className={styles.what}>
            {choice.isManaged
              ? 'Grafana marks the rules as those of this app and lets nobody edit them: change the spec, then import again.'
              : 'The rules are yours: whoever may edit alert rules can change them in Grafana. An import asks before it overwrites such a change.'}
          </span>
        </div>
      </div>
    </div>
  )
}

const stylesOf = (theme: GrafanaTheme2) => ({
  choices: css({
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1, 4),
    marginBottom: theme.spacing(2),
    label: { display: 'block', fontSize: theme.typography.bodySmall.fontSize, color: theme.colors.text.secondary },
  }),
  keeper: css({ flex: '1 1 320px', minWidth: 0, maxWidth: 640 }),
  switch: css({
    display: 'grid',
    gridTemplateColumns: '32px 1fr',
    alignItems: 'center',
    gap: theme.spacing(1),
    minHeight: 32,
  }),
  what: css({ color: theme.colors.text.secondary }),
})
