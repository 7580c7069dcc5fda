import {useSignal} from '@preact/signals';
import {say} from '../platform/text.ts';
import type {AgentDecision, AgentQuestion, QuestionPart} from '../protocol/agent-question.ts';
import type {Args} from '../protocol/commands.ts';

/** What a person answers by a click. */
export type AgentReply = Args<'agent.answer'>['reply'];

interface Answering {
  question: AgentQuestion;
  part: QuestionPart;
  answer: (reply: AgentReply) => void;
}

/** The answers that a question of the agent's takes. An answer is a person's click, and nothing that a script can make. */
export function AgentAnswers(answering: Answering) {
  return answering.question.kind === 'question' ? <Choices {...answering} /> : <Decisions {...answering} />;
}

function Decisions({question: {kind, mayAlways}, answer}: Answering) {
  const decide = (decision: AgentDecision) => (event: Event) => {
    if (event.isTrusted) answer({decision});
  };
  return (
    <div class="question-answers">
      <button type="button" onClick={decide('no')}>
        {say('ui_no')}
      </button>
      <button type="button" class="primary" onClick={decide('yes')}>
        {kind === 'approval' ? say('ui_allow_once') : say('ui_yes')}
      </button>
      {mayAlways && (
        <button type="button" onClick={decide('always')}>
          {say('ui_allow_always')}
        </button>
      )}
    </div>
  );
}

function Choices({part: {partId, choices, isMany}, answer}: Answering) {
  const chosen = useSignal<readonly string[]>([]);
  const own = useSignal('');
  const words = own.value.trim();
  const answers = words === '' ? [...chosen.value] : [...chosen.value, words];
  const give = (event: Event, given: string[] | null) => {
    event.preventDefault();
    if (event.isTrusted) answer({partId, answers: given});
  };
  const toggle = (label: string) => {
    const others = chosen.value.filter((one) => one !== label);
    chosen.value = others.length < chosen.value.length ? others : [...others, label];
  };
  return (
    <form class="question-form" onSubmit={(event) => answers.length > 0 && give(event, answers)}>
      {choices.length > 0 && (
        <ul class="question-choices">
          {choices.map(({label, description}) => (
            <li key={label}>
              {isMany ? (
                <label>
                  <input
                    type="checkbox"
                    checked={chosen.value.includes(label)}
                    onChange={() => toggle(label)}
                  />
                  <Choice label={label} description={description} />
                </label>
              ) : (
                <button type="button" onClick={(event) => give(event, [label])}>
                  <Choice label={label} description={description} />
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      <input
        type="text"
        aria-label={say('ui_own_words')}
        placeholder={choices.length > 0 ? say('ui_or_own_words') : say('ui_your_answer')}
        maxLength={2000}
        value={own.value}
        onInput={(event) => (own.value = event.currentTarget.value)}
      />
      <div class="question-answers">
        <button type="button" onClick={(event) => give(event, null)}>
          {say('ui_skip')}
        </button>
        <button type="submit" class="primary" disabled={answers.length === 0}>
          {say('ui_send_answer')}
        </button>
      </div>
    </form>
  );
}

function Choice({label, description}: {label: string; description: string | null}) {
  return (
    <span>
      <bdi>{label}</bdi>
      {description !== null && <small class="quiet">{description}</small>}
    </span>
  );
}
