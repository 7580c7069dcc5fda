import type {Acting, Settings} from '../protocol/settings.ts';

/** What may be done on the site of an address: the person's choice for it, or the one for sites without. */
export function actingOn(
  settings: Pick<Settings, 'acting' | 'actingOn'>,
  address: string | undefined,
): Acting {
  const origin = URL.parse(address ?? '')?.origin;
  return (origin === undefined ? undefined : settings.actingOn[origin]) ?? settings.acting;
}
