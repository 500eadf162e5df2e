import { THEN } from './history-host.testing.ts'

const RULES = '/a/driftline-modelhealth-app/rules'
const SETTINGS = '/a/driftline-modelhealth-app/settings'
const FLEET = '/a/driftline-modelhealth-app/fleet'
const MODEL = `${FLEET}/default/ridership`

/** A page that must be good for everyone: another eye, another screen, no mouse. */
export interface AppPage {
  readonly name: string
  readonly path: string
  /** A heading that stands there once all is loaded. */
  readonly heading: string | RegExp
}

/** Every page of the app, a designed state of it in a line of its own. */
export const APP_PAGES: readonly AppPage[] = [
  { name: 'Fleet', path: `${FLEET}?${THEN}`, heading: /asks? for action\.$/ },
  { name: 'Fleet, old', path: FLEET, heading: 'Nothing has been judged lately' },
  { name: 'Model', path: `${MODEL}?${THEN}`, heading: 'Features' },
  { name: 'Model, not known', path: `${FLEET}/default/nobody?${THEN}`, heading: 'Nothing is known of nobody' },
  { name: 'Drift', path: `${MODEL}/drift?${THEN}`, heading: 'Newest window' },
  { name: 'Segments, none', path: `${MODEL}/segments?${THEN}`, heading: 'No segments' },
  { name: 'Feature', path: `${MODEL}/features/addison?${THEN}`, heading: 'Then and now' },
  { name: 'Feature, summed up', path: `${MODEL}/features/addison?${THEN}&shape=cumulative`, heading: 'Then and now' },
  { name: 'Feature, no distribution', path: `${MODEL}/features/all?${THEN}`, heading: 'Then and now' },
  { name: 'Feature, not known', path: `${MODEL}/features/nobody?${THEN}`, heading: 'Nothing is known of nobody' },
  { name: 'Alert rules', path: `${RULES}?${THEN}`, heading: 'Spec' },
  {
    name: 'Alert rules, of a form',
    path: `${RULES}?${THEN}&spec=form&model=ridership&environment=default`,
    heading: 'Download',
  },
  { name: 'Settings', path: `${SETTINGS}?${THEN}`, heading: /^Prometheus: / },
]
