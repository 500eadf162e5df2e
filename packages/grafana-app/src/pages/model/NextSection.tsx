import { css } from '@emotion/css'
import { DRIFT_ACT_ALERT, publishedRunbook } from '@driftline/rules'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import type { ReactNode } from 'react'
import { pageHref } from '../../app/page-href.ts'
import { driftPath, rulesPath, segmentsPath } from '../../app/page-paths.ts'
import type { PageProps } from '../../app/PageScene.tsx'
import type { ModelScope } from '../../ask/load-model-scope.ts'
import { Section } from '../../look/Section.tsx'
import { WebLink } from '../../look/WebLink.tsx'
import type { ModelShown } from './load-model.ts'
import { TracesLinks } from './TracesLinks.tsx'

interface NextSectionProps {
  readonly page: PageProps
  readonly shown: ModelShown
  readonly found: ModelScope
}

/** What can be done now: what somebody wrote for it, and where to look. */
export function NextSection({ page, shown, found }: NextSectionProps) {
  const styles = useStyles2(stylesOf)
  const { place } = page
  const { version, role, window } = found.clock
  const chosen = { version, role, window }
  const rulesOf = { model: place.model, environment: place.environment }
  return (
    <Section title="What to do now">
      <dl className={styles.list}>
        <Step name="Read">
          <Runbooks shown={shown} />
        </Step>
        <Step name="Look at">
          <a href={pageHref(driftPath(place), chosen)}>every feature over time</a>
          <a href={pageHref(segmentsPath(place), chosen)}>segments</a>
          <a href={pageHref(rulesPath(), rulesOf)}>alert rules</a>
        </Step>
        <Step name="Follow calls">
          <TracesLinks shown={shown} found={found} />
        </Step>
      </dl>
    </Section>
  )
}

function Step({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}

/** The model's own runbook first; where features ask for action, also what Driftline's says of that. */
function Runbooks({ shown: { info, features } }: Pick<NextSectionProps, 'shown'>) {
  const own = info?.runbook ?? ''
  const isActing = features.some(({ latest }) => latest.state === 'act')
  return (
    <>
      {own === '' ? <span>– the spec names no runbook</span> : <WebLink url={own}>the model’s runbook</WebLink>}
      {isActing && <WebLink url={publishedRunbook(DRIFT_ACT_ALERT)}>what to do about drift</WebLink>}
    </>
  )
}

const stylesOf = (theme: GrafanaTheme2) => ({
  list: css({
    display: 'grid',
    gridTemplateColumns: 'max-content 1fr',
    gap: theme.spacing(0.5, 2),
    margin: 0,
    dt: { fontWeight: theme.typography.fontWeightRegular, color: theme.colors.text.secondary },
    dd: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0, 2), margin: 0, minWidth: 0 },
    span: { color: theme.colors.text.secondary },
    a: { color: theme.colors.text.link, textDecoration: 'underline' },
  }),
})
