// One file for both: each that is loaded on the audio thread takes its time while a person speaks already.
import './capture-processor.ts';
import './meter-processor.ts';
