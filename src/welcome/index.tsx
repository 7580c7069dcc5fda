import '../ui/tokens.css';
import '../ui/theme.ts';
import './welcome.css';
import {render} from 'preact';
import {Welcome} from './welcome.tsx';

const app = document.getElementById('app');
if (!app) throw new Error('the page has no #app');
render(<Welcome />, app);
