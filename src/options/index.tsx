import '../ui/tokens.css';
import '../ui/theme.ts';
import './options.css';
import {render} from 'preact';
import {Options} from './options.tsx';

const app = document.getElementById('app');
if (!app) throw new Error('the page has no #app');
render(<Options />, app);
