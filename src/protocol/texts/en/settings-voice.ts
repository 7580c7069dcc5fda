/** The settings: from acting to the lent voice. */
export const SETTINGS_VOICE_EN = {
  options_title: 'Parley settings',
  options_sections: 'Sections',
  options_save: 'Save',
  options_saved: 'Saved.',
  options_copied: 'Copied',
  options_copy: 'Copy {what}',
  options_the_line: 'the line',
  options_the_command: 'the command',
  options_it: 'it',
  acting_title: 'Acting on pages',
  acting_intro:
    'When you ask for it, Parley clicks, types and chooses on the page you are on. What sends, buys, deletes, signs in or leads to another site needs your yes each time, whatever you choose here.',
  acting_for_all: 'Parley may act on a site',
  acting_ask: 'once you have said yes for it, in each conversation',
  acting_on: 'at once',
  acting_off: 'never',
  acting_no_sites:
    'No site has a choice of its own. You can make one when Parley asks you there for the first time.',
  acting_sites: 'Sites with a choice of their own',
  acting_on_site: 'acting on {origin}',
  acting_remove: 'Remove',
  acting_remove_site: 'Remove {origin}',
  agents_title: 'Your agents',
  agents_intro: 'Say a name, as in “ask Ada to look into it”, and that agent gets the work.',
  agents_usual: 'Who works when you name nobody',
  agents_gateways_choice: 'the gateway’s own choice',
  agents_voice_of: 'Voice of {name}',
  agents_usual_voice: 'the usual one',
  agents_voice_kept:
    'A conversation keeps the voice it began with: the next one begins in the voice of the agent that works when you name nobody.',
  agents_wake_words: 'Wake words of the gateway',
  agents_no_wake_word: 'none of them',
  agents_wake_word_for: '{phrase}, for {name}',
  agents_wake_off: 'Parley listens for it once the wake word is switched on below.',
  agents_wake_on: 'Parley listens for it from now on; an agent it belongs to works when you name nobody.',
  agents_ask: 'Ask the gateway for its agents',
  agents_unreachable: 'The gateway cannot be reached.',
  echo_title: 'Echo',
  echo_intro:
    'Through speakers Parley may hear its own voice and take it for yours. The check plays a babbling tone, once or a few times, and listens for what comes back. Set the volume as you use it, and keep quiet meanwhile.',
  echo_check: 'Check the echo',
  echo_while_speaking: 'While Parley speaks',
  echo_full: 'Keep listening while Parley speaks',
  echo_full_hint:
    'Cut in by voice at any time. It fits headphones, and speakers whose echo Chrome can take out.',
  echo_half: 'Shut the microphone while Parley speaks',
  echo_half_hint:
    'Cut in with the key or the button; Parley listens again when it has finished. It fits where some echo is left.',
  echo_hold: 'Listen only while I hold or press to talk',
  echo_hold_hint:
    'Parley does not listen on between two turns. It fits where the echo is loud, or comes so late that it outlasts the answer.',
  echo_checking: 'Playing and listening. This takes up to a quarter of a minute.',
  echo_found: '{finding} It is saved.',
  echo_found_full:
    'Parley does not hear itself here: it keeps listening while it speaks, and you can cut in by voice.',
  echo_found_half:
    'Parley hears some of its own voice here, so it shuts the microphone while it speaks. Cut in with the key or the button.',
  echo_found_hold:
    'Parley hears its own voice loudly here and would take it for yours, so it listens only while you hold or press to talk.',
  echo_found_free:
    'Nothing of what Parley says reaches the microphone, as with headphones: you can cut in by voice at any time.',
  gateway_title: 'OpenClaw',
  gateway_intro:
    'Say “ask my agent to …” and Parley hands the work to your OpenClaw agent, goes on talking with you, and tells you the result when you can listen.',
  gateway_url: 'Address of the gateway',
  gateway_other_token: 'Another token',
  gateway_token: 'Token',
  gateway_token_paired:
    'The gateway has given this browser a token of its own; it is kept on this computer and sent to that gateway alone.',
  gateway_token_shared:
    'The gateway’s shared token (gateway.auth.token). It is kept on this computer and sent to that gateway alone.',
  gateway_save: 'Save and connect',
  gateway_test: 'Test the connection',
  gateway_forget: 'Forget token and pairing',
  gateway_none: 'Use no gateway',
  gateway_connected: 'Connected.',
  gateway_connected_to: 'Connected to OpenClaw {server}.',
  gateway_connecting: 'Connecting …',
  gateway_at_rest: 'At rest: Parley connects when there is work.',
  gateway_origin_how:
    'Add this to the gateway’s configuration (openclaw.json, beside the origins that are there already). It takes it up by itself, and Parley goes on by itself.',
  gateway_pairing_how:
    'Run this where the gateway runs. The request is {request}; Parley goes on by itself as soon as it is approved.',
  gateway_certificate_how:
    'Open {address}: Chrome says there whether it is the certificate, or nobody is there.',
  gateway_in_again: 'It lets Parley in again in {time}.',
  gateway_tries_again: 'Parley tries again in {time}.',
  gateway_trying: 'Trying again …',
  gateway_seconds_one: 'one second',
  gateway_seconds_other: '{count} seconds',
  gateway_minutes: '{time} minutes',
  higher_title: 'Exact answers',
  higher_intro:
    'Ask “are you sure?”, or for something that has to be exact, and Parley says that it will make sure and asks a stronger model. With an OpenClaw gateway your agent answers, in a session of its own in which it may change nothing.',
  higher_model: 'Without a gateway, ask this model',
  higher_none: 'none',
  higher_hint:
    'A text model of the voice service you have chosen. The question goes there with your key, and what it costs is billed to you there.',
  host_intro:
    'No key is kept in this browser: your gateway, set up under “OpenClaw” below, opens each session with its own. Model and voice are those of its Talk settings. It is told what you and Parley say, so that your agent knows of it.',
  host_asking: 'Asking the gateway …',
  host_at: 'The gateway’s voice is at {origin}. Chrome does not let Parley go there yet.',
  host_allow: 'Allow it',
  host_ask_again: 'Ask the gateway again',
  host_voice: 'voice {voice}',
  host_speaks: 'Parley speaks through your gateway.',
  host_speaks_by: 'Parley speaks through your gateway: {what}.',
  host_can: 'Parley can speak through your gateway.',
  host_can_by: 'Parley can speak through your gateway: {what}.',
} as const;
