import '../ui/tokens.css';
import '../ui/theme.ts';
import './popup.css';
import {render} from 'preact';
import {Popup} from './popup.tsx';

const app = document.getElementById('app');
if (!app) throw new Error('the page has no #app');
render(<Popup />, app);
