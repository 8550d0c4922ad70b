// Reads every value of the first sheet with ExcelJS, in its mode for large files.
//
//     node exceljs_read.js FILE
'use strict';
const {Totals} = require('./totals');
const ExcelJS = require('exceljs');

async function main() {
    const totals = new Totals();
    const reader = new ExcelJS.stream.xlsx.WorkbookReader(process.argv[2], {
        worksheets: 'emit', sharedStrings: 'cache', styles: 'cache', hyperlinks: 'ignore',
        entries: 'ignore',
    });
    for await (const sheet of reader)
        for await (const row of sheet)
            row.eachCell((cell) => totals.add(cell.value));
    totals.print();
}

main();
