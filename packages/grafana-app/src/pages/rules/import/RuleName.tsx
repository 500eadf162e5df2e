import { Name } from '../../../look/Name.tsx'
import { ruleHref } from './rule-href.ts'

/** A rule by its title. @param link uid of the rule in Grafana; undefined where it is not there */
export function RuleName({ title, link }: { readonly title: string; readonly link: string | undefined }) {
  const name = <Name name={title} maxLength={80} />
  return link === undefined ? name : <a href={ruleHref(link)}>{name}</a>
}
