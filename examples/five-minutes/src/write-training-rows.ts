import { writeFileSync } from 'node:fs'
import { trainingRows } from './training-rows.ts'

writeFileSync(new URL('../train.csv', import.meta.url), trainingRows())
