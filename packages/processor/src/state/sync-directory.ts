import { open } from 'node:fs/promises'

/** Makes the names in a directory durable; a renamed or created file survives a power cut only after this. */
export async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
