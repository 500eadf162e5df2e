import { shortenMiddle } from '@driftline/view'

/** A name that somebody gave, kept apart from the text around it: in full on hover. @param maxLength longer ones lose their middle */
export function Name({ name, maxLength = 32 }: { readonly name: string; readonly maxLength?: number }) {
  return name === '' ? <>–</> : <bdi title={name}>{shortenMiddle(name, maxLength)}</bdi>
}
