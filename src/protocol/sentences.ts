import type {Sentence, SentenceKey, SentencePart, SentenceParts} from './sentence.ts';

/**
 * What a person is told by who cannot ask Chrome for their language: the worker's core, the conversation's document. The
 * English stands here, since it is also said by the voice and written to the log; the other languages stand with the texts.
 */
export const SENTENCES = {
  // Settings.
  key_unusable: 'That key cannot be held to talk.',
  address_missing: 'Choose the address of the voice service first.',
  address_none: 'The address of the voice service is not a web address.',
  address_unsafe: 'The voice service must use https, or run on this machine.',
  address_path: 'The address of the voice service must end with its path.',
  no_permission_server: 'Without your permission Chrome does not let Parley reach that server.',
  wipe_failed: 'Parley could not wipe what it has kept.',
  read_failed: 'Parley could not read what it has kept.',
  // Gateway.
  gateway_form: 'That address cannot be used. Write it like ws://127.0.0.1:18789.',
  gateway_token_apart: 'That address cannot be used. The token has a field of its own.',
  gateway_unsafe:
    'That address cannot be used. Outside of this computer it has to begin with wss://, so that nobody can listen in.',
  no_permission_gateway: 'Without your permission Chrome does not let Parley reach that gateway.',
  loan_unsafe: 'The gateway names an address for its voice that is not safe to use.',
  task_too_long: 'What you asked is longer than the gateway takes.',
  task_too_old: 'That task lies too far back to be asked more of.',
  agent_has_answer: 'Your agent has your answer.',
  answer_waits: 'It goes there as soon as the gateway can be reached.',
  task_added: 'Added to the task.',
  task_passed_on: 'Passed on to your agent.',
  // The conversation.
  budget_day_spent: 'Today’s budget of {limit} is spent.',
  budget_talk_spent: 'This conversation’s budget of {limit} is spent.',
  budget_day_nearly: 'Today’s budget is nearly spent: {spent} of {limit}.',
  budget_talk_nearly: 'This conversation’s budget is nearly spent: {spent} of {limit}.',
  stopped_listening: 'Parley stopped listening, since nobody had spoken for five minutes.',
  no_speech_from: 'No speech was heard: “{device}” gave a peak of {peak} % and an RMS of {rms} %.',
  no_speech: 'No speech was heard: the microphone gave a peak of {peak} % and an RMS of {rms} %.',
  // Echo check.
  echo_later: 'Check the echo when the conversation is over.',
  echo_stopped: 'You began to talk, so the echo check was stopped.',
  echo_unquiet:
    'Something else than the test tone was loud. Keep quiet, turn the speaker down if it rattles, and check again.',
  echo_mic_lost: 'The microphone went away during the echo check.',
  no_speaker: 'No loudspeaker or headphones were found.',
  tone_failed: 'The test tone could not be played.',
  // Wake word.
  lesson_quiet: 'That was too quiet. Come closer to the microphone and record it again.',
  lesson_short: 'That was too short. Choose a wake word of three or four syllables and record it again.',
  lesson_long: 'That was too long. Say the wake word alone, be quiet after it, and record it again.',
  lesson_unheard: 'Nothing was heard. Press the button again and say the wake word aloud.',
  lesson_unlike:
    'That sounded unlike your other recordings. Record it again, said the same way, or forget them and begin anew.',
  lesson_later: 'Parley is listening to you. Record the wake word when it is done.',
  lesson_under_way: 'The wake word is being recorded already.',
  lesson_cut_off: 'Parley began to listen to you, so nothing was recorded.',
  wake_downloadable: 'Chrome can listen for a wake word on this computer once its language pack is there.',
  wake_downloading: 'Chrome is still downloading what it needs to listen for a wake word on this computer.',
  wake_unrecognised:
    'This Chrome cannot recognise your language on this computer alone, so it does not listen.',
  wake_not_downloaded: 'Chrome could not download what it needs.',
  // What came of a yes.
  done: 'Done.',
  nothing_done: 'Nothing was done.',
  one_more_question: 'There is one more question.',
  // Questions before an action; names in quotation marks are the page’s words.
  ask_for_agent: 'For your agent:',
  ask_click: 'Click {it} on {site}?',
  ask_click_right: 'Right-click {it} on {site}?',
  ask_click_double: 'Double-click {it} on {site}?',
  ask_empty: 'Empty {it} on {site}?',
  ask_empty_enter: 'Empty {it} and press Enter on {site}?',
  ask_type: 'Type "{text}" into {it} on {site}?',
  ask_type_enter: 'Type "{text}" into {it} and press Enter on {site}?',
  ask_add: 'Add "{text}" into {it} on {site}?',
  ask_add_enter: 'Add "{text}" into {it} and press Enter on {site}?',
  ask_select: 'Choose {options} in {it} on {site}?',
  ask_press: 'Press {key} in {it} on {site}?',
  ask_hover: 'Move the pointer over {it} on {site}?',
  ask_drag: 'Drag {it} onto "{onto}" on {site}?',
  ask_submit: 'Send {it} on {site}?',
  ask_scroll: 'Scroll {it} on {site}?',
  ask_visit: 'Open {host} in a new tab? The address is "{address}".',
  ask_named: '"{name}"',
  ask_unnamed: 'a {role} without a name',
  ask_nameless: 'a part without a name',
  ask_this_page: 'this page',
  ask_form: 'It sends a form to {where}.',
  ask_leaves: 'It leads to {where}.',
  ask_script: 'It runs code that the page wrote into a link.',
  ask_download: 'It downloads a file.',
  ask_secret: 'The field is for a password, a card or a code.',
  ask_enter: 'Enter may send what is there.',
  ask_site: 'A yes also lets me do plain things on {site} for the rest of this conversation.',
  may_run: 'May your agent run this command?',
  may_run_elsewhere: 'May your agent run this command on another of your computers?',
  may_do: 'May your agent do this?',
} as const;

/** The sentence in English, with its name and parts for the views. */
export function sentence<K extends SentenceKey>(key: K, ...[parts]: SentenceParts<K>): Sentence {
  const given: Record<string, SentencePart> = parts ?? {};
  const message = SENTENCES[key].replaceAll(/\{(\w+)\}/g, (_, name: string) => inEnglish(given[name] ?? ''));
  return {message, closer: {key, parts: given}};
}

function inEnglish(part: SentencePart): string {
  if (typeof part === 'string') return part;
  if (typeof part === 'number') return part.toLocaleString('en-US');
  if ('decimal' in part) return part.decimal.toFixed(part.digits);
  return 'usd' in part ? part.english : part.message;
}
