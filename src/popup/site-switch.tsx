import './site-switch.css';
import {useSignal} from '@preact/signals';
import {useEffect} from 'preact/hooks';
import {sendCommand} from '../platform/bus.ts';
import type {Answer} from '../protocol/commands.ts';
import {act, refresher} from '../ui/act.ts';
import {rich} from '../ui/rich.tsx';

/** Whether Parley may look at the site in front of the person. Nothing where there is no web page. */
export function SiteSwitch() {
  const site = useSignal<Answer<'site.read'> | null>(null);
  useEffect(() => {
    refresher(async () => {
      site.value = await sendCommand('site.read', {});
    })();
  }, []);
  const {origin, isShared} = site.value ?? {origin: null, isShared: false};
  if (origin === null) return null;
  const {host} = new URL(origin);
  const flip = () => {
    site.value = {origin, isShared: !isShared};
    act(async () => {
      try {
        await sendCommand('site.share', {origin, isShared: !isShared});
      } catch (error) {
        site.value = {origin, isShared};
        throw error;
      }
    });
  };
  return (
    <label class="site-switch">
      <input type="checkbox" role="switch" checked={isShared} onChange={flip} />
      <span>{rich('popup_may_look', {host: <b>{host}</b>})}</span>
    </label>
  );
}
