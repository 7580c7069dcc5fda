import './question-note.css';
import {useSignal} from '@preact/signals';
import {useEffect} from 'preact/hooks';
import {sendCommand} from '../platform/bus.ts';
import {now} from '../platform/clock.ts';
import {watchQuestion} from '../platform/watch-question.ts';
import type {Question, QuestionAnswer} from '../protocol/question.ts';
import {act} from './act.ts';
import {AgentQuestionNotes} from './agent-question-note.tsx';

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
      outcome.value = 'Doing it…';
      try {
        outcome.value = (await sendCommand('question.answer', {id: asked.id, answer: told})).message;
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
            {asked.text}
          </p>
          <div class="question-answers">
            <button type="button" onClick={(event) => answer(event, 'no')}>
              No
            </button>
            <button type="button" class="primary" onClick={(event) => answer(event, 'yes')}>
              Yes
            </button>
            {asked.kind === 'plain' && (
              <button type="button" onClick={(event) => answer(event, 'always')}>
                Always on {asked.origins.map(hostOf).join(' and ')}
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

function hostOf(origin: string): string {
  return URL.parse(origin)?.host || origin;
}
