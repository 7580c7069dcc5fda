import './question-note.css';
import {useSignal} from '@preact/signals';
import {useEffect} from 'preact/hooks';
import {sendCommand} from '../platform/bus.ts';
import {now} from '../platform/clock.ts';
import {say, WORDS} from '../platform/text.ts';
import {watchQuestion} from '../platform/watch-question.ts';
import type {Question, QuestionAnswer} from '../protocol/question.ts';
import {act} from './act.ts';
import {AgentQuestionNotes} from './agent-question-note.tsx';
import {saidOf} from './said.ts';

/** The questions that wait for the person, Parley's own and the agent's, with their answers; what came of the last one for a moment after it. */
export function QuestionNote() {
  const question = useSignal<Question | null>(null);
  const outcome = useSignal('');
  useEffect(() => {
    const page = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    watchQuestion((next) => {
      clearTimeout(timer);
      const left = next ? next.expiresAt - now() : 0;
      question.value = left > 0 ? next : null;
      if (left <= 0) return;
      outcome.value = '';
      timer = setTimeout(() => (question.value = null), left);
    }, page.signal);
    return () => page.abort();
  }, []);

  const asked = question.value;
  const answer = (event: Event, told: QuestionAnswer) => {
    // A yes is a person's click, and nothing that a script can make.
    if (!asked || !event.isTrusted) return;
    act(async () => {
      outcome.value = say('ui_doing_it');
      try {
        outcome.value = saidOf(await sendCommand('question.answer', {id: asked.id, answer: told}));
      } catch (error) {
        outcome.value = '';
        throw error;
      }
    });
  };
  return (
    <>
      <AgentQuestionNotes />
      {asked && (
        <div class="question" role="group" aria-labelledby="question-text">
          <p id="question-text" class="question-text" role="alert">
            {asked.sentences.map(saidOf).join(' ')}
          </p>
          <div class="question-answers">
            <button type="button" onClick={(event) => answer(event, 'no')}>
              {say('ui_no')}
            </button>
            <button type="button" class="primary" onClick={(event) => answer(event, 'yes')}>
              {say('ui_yes')}
            </button>
            {asked.kind === 'plain' && (
              <button type="button" onClick={(event) => answer(event, 'always')}>
                {say('ui_always_on', {sites: listOf(asked.origins.map(hostOf))})}
              </button>
            )}
          </div>
        </div>
      )}
      {outcome.value && (
        <p class="quiet" role="status">
          {outcome.value}
        </p>
      )}
    </>
  );
}

/** `one and another`, as it is written in the person's language. */
function listOf(items: readonly string[]): string {
  return new Intl.ListFormat(WORDS.locale, {type: 'conjunction'}).format(items);
}

function hostOf(origin: string): string {
  return URL.parse(origin)?.host || origin;
}
