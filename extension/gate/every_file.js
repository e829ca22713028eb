// Runs beside the gate where every file is to be held, also of kinds that nobody can look into. The gate
// cannot ask for a setting in an event's own task; so the setting decides whether this script is there.

/** @type {any} */ (globalThis).coatcheckHoldsEveryFile = true;
