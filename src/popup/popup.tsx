import {useEffect} from 'preact/hooks';
import {sendCommand} from '../platform/bus.ts';
import {say} from '../platform/text.ts';
import {act, lastFailure, refresher} from '../ui/act.ts';
import {Connection} from '../ui/connection.tsx';
import {ConversationCost} from '../ui/conversation-cost.tsx';
import {FailureNote} from '../ui/failure-note.tsx';
import {LevelMeter} from '../ui/level-meter.tsx';
import {Lines} from '../ui/lines.tsx';
import {ModeSwitch} from '../ui/mode-switch.tsx';
import {QuestionNote} from '../ui/question-note.tsx';
import {SettingsLink} from '../ui/settings-link.tsx';
import {ShareNote} from '../ui/share-note.tsx';
import {readShortcut, shortcut} from '../ui/shortcut.ts';
import {followSnapshot, isCapturing, snapshot} from '../ui/store.ts';
import {TalkButton} from '../ui/talk-button.tsx';
import {followTaskList} from '../ui/tasks.ts';
import {TypeField} from '../ui/type-field.tsx';
import {RunningTasks} from './running-tasks.tsx';
import {SiteSwitch} from './site-switch.tsx';

export function Popup() {
  const {session, failure} = snapshot.value;
  const trouble = lastFailure.value ?? failure;
  useEffect(() => {
    const page = new AbortController();
    followSnapshot(page.signal);
    followTaskList(page.signal);
    refresher(readShortcut)();
    return () => page.abort();
  }, []);

  return (
    <>
      <header>
        <h1>Parley</h1>
        <nav>
          <button type="button" class="link" onClick={() => act(openPanel)}>
            {say('popup_transcript')}
          </button>
          <SettingsLink />
        </nav>
      </header>
      {/* What is in the way, and what to do about it, has the room that nobody's voice needs then. */}
      {(!trouble || isCapturing.value) && <LevelMeter />}
      <TalkButton />
      {!trouble && <ModeSwitch />}
      <QuestionNote />
      <FailureNote failure={trouble} />
      <RunningTasks />
      <Lines />
      <TypeField />
      <ShareNote />
      <SiteSwitch />
      <footer class="quiet">
        <ConversationCost />
        {session === 'closed' ? <ShortcutHint keys={shortcut.value} /> : <Connection />}
      </footer>
    </>
  );
}

/** Chrome opens its side panel only straight from a click: the window has to be known already. */
async function openPanel(): Promise<void> {
  await chrome.sidePanel.open({windowId: chrome.windows.WINDOW_ID_CURRENT});
  window.close();
}

function ShortcutHint({keys}: {keys: string | null}) {
  if (keys === null) return null;
  if (keys) return <span>{say('popup_shortcut', {keys})}</span>;
  return (
    <button
      type="button"
      class="link"
      onClick={() => act(() => sendCommand('fix.apply', {action: 'open.shortcuts'}))}
    >
      {say('popup_choose_shortcut')}
    </button>
  );
}
