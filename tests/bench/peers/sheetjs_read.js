// Reads every value of the first sheet with SheetJS, without what only a display needs.
//
//     node sheetjs_read.js FILE
'use strict';
const {Totals} = require('./totals');
const XLSX = require('xlsx');

const totals = new Totals();
const book = XLSX.readFile(process.argv[2], {
    dense: true, cellFormula: false, cellHTML: false, cellText: false,
});
const sheet = book.Sheets[book.SheetNames[0]];
for (const row of sheet['!data'] || sheet)
    if (row) row.forEach((cell) => { if (cell.t !== 'z') totals.add(cell.v); });
totals.print();
