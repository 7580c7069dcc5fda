import {useSignal} from '@preact/signals';
import {useEffect, useMemo} from 'preact/hooks';
import {sendCommand} from '../platform/bus.ts';
import {readGatewayStatus, watchGatewayStatus} from '../platform/gateway-status-store.ts';
import {askForHost} from '../platform/permissions.ts';
import {say} from '../platform/text.ts';
import type {HostView} from '../protocol/voice-host.ts';
import {act, refresher} from '../ui/act.ts';
import {fixOf, saidOf} from '../ui/said.ts';

/** What the gateway lends, or the one thing to do where it lends nothing. `isKept`: it is what the settings say already. */
export function HostState({isKept}: {isKept: boolean}) {
  const view = useSignal<HostView | null>(null);
  const look = useMemo(
    () =>
      refresher(async () => {
        view.value = await sendCommand('host.read', {});
      }),
    [],
  );
  useEffect(() => {
    const page = new AbortController();
    look();
    // It may be set up further down on this page meanwhile.
    let wasUp = true;
    const follow = async () => {
      const isUp = (await readGatewayStatus()).phase === 'connected';
      if (isUp && !wasUp) look();
      wasUp = isUp;
    };
    watchGatewayStatus(refresher(follow), page.signal);
    return () => page.abort();
  }, []);

  return (
    <>
      <p>{say('host_intro')}</p>
      {view.value ? (
        <Loan view={view.value} look={look} isKept={isKept} />
      ) : (
        <p role="status">{say('host_asking')}</p>
      )}
    </>
  );
}

function Loan({view, look, isKept}: {view: HostView; look: () => void; isKept: boolean}) {
  const {provider, model, voice, failure, missingOrigin} = view;
  if (missingOrigin !== null)
    return (
      <div class="failure" role="alert">
        <p>{say('host_at', {origin: missingOrigin})}</p>
        <button
          type="button"
          onClick={() =>
            act(async () => {
              if (await askForHost(missingOrigin)) look();
            })
          }
        >
          {say('host_allow')}
        </button>
      </div>
    );
  if (failure)
    return (
      <div class="failure" role="alert">
        <p>{saidOf(failure)}</p>
        <p class="failure-fix">{fixOf(failure)}.</p>
        <button type="button" onClick={look}>
          {say('host_ask_again')}
        </button>
      </div>
    );
  const what = [provider, model, voice && say('host_voice', {voice})].filter(Boolean).join(', ');
  return (
    <p role="status" class="good">
      {what
        ? say(isKept ? 'host_speaks_by' : 'host_can_by', {what})
        : say(isKept ? 'host_speaks' : 'host_can')}
    </p>
  );
}
