/** The devices that a person can choose. */
export type DeviceKind = 'microphone' | 'speaker';

const STORED: Readonly<Record<DeviceKind, string>> = {microphone: 'microphone', speaker: 'speaker'};

/**
 * The `deviceId` that the person chose; `null` is the system's choice. It is kept where every page of the extension reads it
 * at once, since a press does not wait for a store; and it is no setting that could be taken to another computer, where it
 * means nothing.
 */
export function chosenDevice(kind: DeviceKind): string | null {
  return localStorage.getItem(STORED[kind]);
}

/** Chooses a device for every page of the extension; `null` leaves it to the system. */
export function chooseDevice(kind: DeviceKind, id: string | null): void {
  if (id === null) localStorage.removeItem(STORED[kind]);
  else localStorage.setItem(STORED[kind], id);
}

/** Calls `onChange` when another page of the extension chose a device. */
export function watchDevice(kind: DeviceKind, onChange: () => void): void {
  addEventListener('storage', ({key}) => {
    if (key === STORED[kind]) onChange();
  });
}
