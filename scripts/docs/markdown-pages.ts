import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { repository } from '../architecture.ts'

/** Every page of the repository, by its path from there. */
export function markdownPages(): readonly string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], {
    cwd: fileURLToPath(repository),
    encoding: 'utf8',
  })
  return listed.split('\n').filter((path) => path !== '' && existsSync(new URL(path, repository)))
}
