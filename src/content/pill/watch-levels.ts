import {LEVELS_PORT} from '../../protocol/routes.ts';
import {isAlive} from './tell.ts';

/** Follows how loud it is, straight from where it is measured, while `follow(true)` holds and until `signal` ends. */
export function watchLevels(
  onLevel: (rms: number) => void,
  signal: AbortSignal,
): {follow: (isOn: boolean) => void} {
  let port: chrome.runtime.Port | null = null;
  const leave = () => {
    port?.disconnect();
    port = null;
  };
  signal.addEventListener('abort', leave);
  return {
    follow(isOn) {
      if (!isOn) leave();
      if (!isOn || port || !isAlive()) return;
      const opened = chrome.runtime.connect({name: LEVELS_PORT});
      port = opened;
      opened.onMessage.addListener(({rms}: {rms: number}) => onLevel(rms));
      opened.onDisconnect.addListener(() => {
        if (port === opened) port = null;
      });
    },
  };
}
