import * as emotionCss from '@emotion/css'
import * as emotionReact from '@emotion/react'
import * as grafanaData from '@grafana/data'
import * as grafanaRuntime from '@grafana/runtime'
import * as grafanaUi from '@grafana/ui'
import * as i18next from 'i18next'
import lodash from 'lodash'
import react from 'react'
import reactDom from 'react-dom'
import jsxRuntime from 'react/jsx-runtime'
import * as reactRouter from 'react-router'
import * as rxjs from 'rxjs'

/** Of the modules create-plugin leaves out of a plugin, those the app asks for; Grafana gives them. */
export const SHARED_MODULES: Readonly<Record<string, object>> = {
  '@emotion/css': emotionCss,
  '@emotion/react': emotionReact,
  '@grafana/data': grafanaData,
  '@grafana/runtime': grafanaRuntime,
  '@grafana/ui': grafanaUi,
  i18next,
  lodash: asDefault(lodash),
  react: asDefault(react),
  'react-dom': asDefault(reactDom),
  'react/jsx-runtime': asDefault(jsxRuntime),
  'react-router': reactRouter,
  rxjs,
}

/** How SystemJS is told that a module is its default, as those of CommonJS are. */
function asDefault(module: object): object {
  return { default: module, __useDefault: true }
}
