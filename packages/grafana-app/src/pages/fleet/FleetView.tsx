import { css } from '@emotion/css'
import { toCountText } from '@driftline/view'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import type { PageView } from '../../app/use-page-view.ts'
import { useLoaded } from '../../ask/use-loaded.ts'
import { filterFleet } from '../../frames/fleet/sort-fleet.ts'
import { fleetNotice } from './fleet-notice.ts'
import { Answered } from '../../look/Answered.tsx'
import { AskedPageContext } from '../../look/menu/asked-page.ts'
import { SectionMenu } from '../../look/menu/SectionMenu.tsx'
import { PageNotice } from '../../look/PageNotice.tsx'
import { SetupSection } from '../../look/setup/SetupSection.tsx'
import { useSettings } from '../../settings/settings-context.ts'
import type { FleetChoice } from './FleetFilters.tsx'
import { FleetFilters } from './FleetFilters.tsx'
import { fleetSentence } from './fleet-sentence.ts'
import { fleetTable } from './fleet-table.ts'
import { FleetTable } from './FleetTable.tsx'
import type { ShownFleet } from './read-fleet.ts'
import { readFleet } from './read-fleet.ts'

/** What the page is asked to show. */
export interface FleetViewProps extends PageView {
  readonly choice: FleetChoice
  readonly onChoose: (choice: Partial<FleetChoice>) => void
}

/** The fleet as it stood at a time, or why there is nothing to show. */
export function FleetView(props: FleetViewProps) {
  const { dataSource, range, refreshes } = props
  const settings = useSettings()
  const uid = dataSource?.uid ?? ''
  const load = dataSource && (() => readFleet(uid, range.toMs, settings))
  const loaded = useLoaded(load, [uid, range.toMs, refreshes], uid)
  return (
    <Answered view={props} loaded={loaded} waitingFor="Reading the newest verdicts">
      {(fleet) => <ShownFleetOrSetup {...props} fleet={fleet} />}
    </Answered>
  )
}

/** The fleet, why it does not speak for the time shown, or the way to a first verdict. */
function ShownFleetOrSetup(props: FoundFleetProps) {
  const { fleet, onShowTime } = props
  if (fleet.newestEndMs === undefined) return <SetupSection view={props} />
  const notice = fleetNotice(fleet, onShowTime)
  return (
    <>
      {notice && <PageNotice {...notice} />}
      {fleet.rows.length > 0 && <FoundFleet {...props} />}
    </>
  )
}

interface FoundFleetProps extends FleetViewProps {
  readonly fleet: ShownFleet
}

function FoundFleet({ fleet, choice, onChoose, dataSource, range }: FoundFleetProps) {
  const styles = useStyles2(stylesOf)
  const rows = filterFleet(fleet.rows, choice)
  const sentence = fleetSentence(fleet.rows)
  const whole = toCountText(fleet.rows.length, 'model')
  const page = dataSource && { dataSource, range, asked: fleet.asked, subject: [] }
  return (
    <AskedPageContext value={page}>
      {sentence && <h2 className={styles.sentence}>{sentence}</h2>}
      <div className={styles.search}>
        <FleetFilters choice={choice} rows={fleet.rows} onChoose={onChoose} />
        <span role="status">{rows.length === fleet.rows.length ? whole : `${rows.length} of ${whole}`}</span>
        <div className={styles.menu}>
          <SectionMenu title="Models" source={{ queries: fleet.asked, table: () => fleetTable(rows) }} />
        </div>
      </div>
      <FleetTable rows={rows} viewMs={fleet.viewMs} />
    </AskedPageContext>
  )
}

const stylesOf = (theme: GrafanaTheme2) => {
  return {
    sentence: css({ fontSize: 22, lineHeight: '28px', fontWeight: 600 }),
    search: css({
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(2),
      margin: theme.spacing(1, 0),
      color: theme.colors.text.secondary,
    }),
    menu: css({ marginLeft: 'auto' }),
  }
}
