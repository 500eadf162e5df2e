import { locationUtil } from '@grafana/data'
import { locationService } from '@grafana/runtime'
import { pageHref } from '../../app/page-href.ts'
import { driftPath } from '../../app/page-paths.ts'
import type { PageProps } from '../../app/PageScene.tsx'
import type { ModelScope } from '../../ask/load-model-scope.ts'
import { PageNotice } from '../../look/PageNotice.tsx'
import type { FeatureShown } from './load-feature.ts'

/** A name that nothing was ever said of: an old link, or a word misspelt. */
export function UnknownFeature({ page, found }: { readonly page: PageProps; readonly found: ModelScope }) {
  const { place } = page
  const { version, role, window } = found.clock
  return (
    <PageNotice
      title={`Nothing is known of ${place.feature}`}
      why={`${place.model} has no feature of this name in the time shown, version ${version || '–'}, ${role || 'no role'}.`}
      action={{
        text: 'Show its features',
        run: () =>
          locationService.push(locationUtil.stripBaseFromUrl(pageHref(driftPath(place), { version, role, window }))),
      }}
    />
  )
}

/** Whether there is neither a verdict nor a number of it. */
export function isUnknown(shown: FeatureShown): boolean {
  const { feature, headlines, newest, distribution, quantiles, quality, segments } = shown
  const all = [headlines, newest, quantiles, segments, ...Object.values(quality)]
  return feature === undefined && distribution === undefined && all.every(({ length }) => length === 0)
}
