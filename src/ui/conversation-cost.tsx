import './conversation-cost.css';
import {costInWords} from '../core/cost-words.ts';
import {say, WORDS} from '../platform/text.ts';
import {snapshot} from './store.ts';

/** What the conversation has cost so far; nothing before anything was billed. */
export function ConversationCost() {
  const {bill} = snapshot.value;
  if (bill.tokens === 0) return null;
  return <p class="cost quiet">{say('ui_conversation_cost', {cost: costInWords(bill, WORDS)})}</p>;
}
