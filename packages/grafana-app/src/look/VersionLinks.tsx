import { compareRoles } from '@driftline/health'
import { css } from '@emotion/css'
import type { MlDeploymentRole } from '@driftline/semconv'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import { pageHref } from '../app/page-href.ts'
import type { WindowClock } from '../frames/window-clock.ts'
import { hasEnded } from '../frames/window-clock.ts'
import { Tag } from './Tag.tsx'

interface VersionLinksProps {
  readonly path: string
  readonly clock: WindowClock
  /** Of all versions and window lengths. */
  readonly clocks: readonly WindowClock[]
}

/** The other versions and window lengths of a model, each a step away; nothing where there is only one. */
export function VersionLinks({ path, clock, clocks }: VersionLinksProps) {
  const styles = useStyles2(stylesOf)
  if (clocks.length < 2) return null
  const hasWindows = new Set(clocks.map(({ window }) => window)).size > 1
  return (
    <nav className={styles.links} aria-label="Versions">
      {clocks.toSorted(byRole).map((own) => {
        const { version, role, window } = own
        const isShown = version === clock.version && role === clock.role && window === clock.window
        return (
          <span key={`${version} ${role} ${window}`}>
            <a href={pageHref(path, { version, role, window })} aria-current={isShown ? 'page' : undefined}>
              {[version, role, hasWindows ? window : ''].filter(Boolean).join(', ')}
            </a>
            {hasEnded(own, clocks) && <Tag>ended</Tag>}
          </span>
        )
      })}
    </nav>
  )
}

function byRole(a: WindowClock, b: WindowClock): number {
  return compareRoles(a.role as MlDeploymentRole, b.role as MlDeploymentRole) || b.endMs - a.endMs
}

const stylesOf = (theme: GrafanaTheme2) => ({
  links: css({
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0, 2),
    marginBottom: theme.spacing(2),
    '[aria-current]': { fontWeight: theme.typography.fontWeightMedium, textDecoration: 'underline' },
  }),
})
