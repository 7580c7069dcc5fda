import {useSignal} from '@preact/signals';
import {useEffect, useMemo} from 'preact/hooks';
import {sendCommand} from '../platform/bus.ts';
import {readGatewayStatus, watchGatewayStatus} from '../platform/gateway-status-store.ts';
import {askForHost} from '../platform/permissions.ts';
import type {HostView} from '../protocol/voice-host.ts';
import {act, refresher} from '../ui/act.ts';

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
      <p>
        No key is kept in this browser: your gateway, set up under “OpenClaw” below, opens each session with
        its own. Model and voice are those of its Talk settings. It is told what you and Parley say, so that
        your agent knows of it.
      </p>
      {view.value ? (
        <Loan view={view.value} look={look} isKept={isKept} />
      ) : (
        <p role="status">Asking the gateway …</p>
      )}
    </>
  );
}

function Loan({view, look, isKept}: {view: HostView; look: () => void; isKept: boolean}) {
  const {provider, model, voice, failure, missingOrigin} = view;
  if (missingOrigin !== null)
    return (
      <div class="failure" role="alert">
        <p>The gateway’s voice is at {missingOrigin}. Chrome does not let Parley go there yet.</p>
        <button
          type="button"
          onClick={() =>
            act(async () => {
              if (await askForHost(missingOrigin)) look();
            })
          }
        >
          Allow it
        </button>
      </div>
    );
  if (failure)
    return (
      <div class="failure" role="alert">
        <p>{failure.message}</p>
        <p class="failure-fix">{failure.fix.label}.</p>
        <button type="button" onClick={look}>
          Ask the gateway again
        </button>
      </div>
    );
  const what = [provider, model, voice && `voice ${voice}`].filter(Boolean).join(', ');
  return (
    <p role="status" class="good">
      {isKept ? 'Parley speaks' : 'Parley can speak'} through your gateway{what ? `: ${what}` : ''}.
    </p>
  );
}
