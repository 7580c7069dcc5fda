import './question-note.css';
import {useSignal} from '@preact/signals';
import {useEffect} from 'preact/hooks';
import {isWaiting, nextPart} from '../core/agent-question.ts';
import {sendCommand} from '../platform/bus.ts';
import {now} from '../platform/clock.ts';
import {say} from '../platform/text.ts';
import {watchAgentQuestions} from '../platform/watch-agent-questions.ts';
import type {AgentQuestion} from '../protocol/agent-question.ts';
import {act} from './act.ts';
import {AgentAnswers, type AgentReply} from './agent-answers.tsx';
import {saidOf} from './said.ts';

/** Every question of the agent's that waits for the person, the oldest first, and what came of the last answer. */
export function AgentQuestionNotes() {
  const waiting = useSignal<readonly AgentQuestion[]>([]);
  const outcome = useSignal('');
  useEffect(() => {
    const page = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = (questions: readonly AgentQuestion[]) => {
      clearTimeout(timer);
      const at = now();
      waiting.value = questions.filter((one) => isWaiting(one, at));
      const first = Math.min(...waiting.value.map(({expiresAt}) => expiresAt));
      // A timer holds no more than 24 days.
      if (first - at < 2 ** 31) timer = setTimeout(() => show(questions), first - at);
    };
    watchAgentQuestions(show, page.signal);
    page.signal.addEventListener('abort', () => clearTimeout(timer));
    return () => page.abort();
  }, []);

  const answer = (id: string, reply: AgentReply) =>
    act(async () => {
      outcome.value = '';
      outcome.value = saidOf(await sendCommand('agent.answer', {id, reply}));
    });
  return (
    <>
      {waiting.value.map((question) => (
        <AgentQuestionNote
          key={question.id}
          question={question}
          answer={(reply) => answer(question.id, reply)}
        />
      ))}
      {outcome.value && (
        <p class="quiet" role="status">
          {outcome.value}
        </p>
      )}
    </>
  );
}

function AgentQuestionNote({
  question,
  answer,
}: {
  question: AgentQuestion;
  answer: (reply: AgentReply) => void;
}) {
  const part = nextPart(question);
  if (!part) return null;
  const [first = '', ...rest] = part.text.split('\n');
  const lead = part.lead ? saidOf(part.lead) : first;
  const textId = `agent-question-${question.id}`;
  return (
    <div class="question" role="group" aria-labelledby={textId}>
      <p class="quiet question-about">{say('ui_agent_asks', {message: question.message})}</p>
      <div id={textId} class="question-text" role="alert">
        <bdi dir="auto">{lead}</bdi>
        {rest.length > 0 && <pre class="question-exact">{rest.join('\n')}</pre>}
      </div>
      {part.isSecret ? (
        <p class="quiet">{say('ui_secret_elsewhere')}</p>
      ) : (
        // Another part is another form.
        <AgentAnswers key={part.partId} question={question} part={part} answer={answer} />
      )}
    </div>
  );
}
