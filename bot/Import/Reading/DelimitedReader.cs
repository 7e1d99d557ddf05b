using System.Text;

namespace RetentionBot.Import.Reading;

/// <summary>
/// Reads delimited records one after the other, holding one record at a time. Delimiters and record ends may be several characters long, and a quotation mark
/// that is never closed costs its own line only: reading goes on with the next one.
/// </summary>
/// <param name="text">Where to read from; not disposed.</param>
/// <param name="delimiter">What separates fields, or <see cref="FileFormat.Blanks"/>.</param>
/// <param name="recordEnd">What ends a record before the end of its line; null when the end of the line does.</param>
/// <param name="quotes">Whether fields may be enclosed in quotation marks, inner ones doubled.</param>
internal sealed class DelimitedReader(TextReader text, string delimiter, string? recordEnd, bool quotes)
{
    /// <summary>A quoted field longer than this is a quotation mark that was never closed.</summary>
    private const int LongestField = 100_000;

    /// <summary>A longer record is no record but something else than text.</summary>
    private const int LongestRecord = 1_000_000;

    private const int End = -1;
    private char[] _buffer = new char[32_768];
    private int _record;
    private int _filled;
    private bool _ended;
    private int _line = 1;

    /// <summary>The next record that is not blank; null at the end.</summary>
    public Row? Next()
    {
        while (At(0) != End)
        {
            var number = _line;
            var row = delimiter == FileFormat.Blanks ? Blanks(number) : Record(number);
            if (row.Fault is not null || row.Cells.Count > 1 || row.Cells is [{ Length: > 0 }])
            {
                return row;
            }
        }

        return null;
    }

    private Row Blanks(int number)
    {
        var length = 0;
        while (length < LongestRecord && At(length) is not (End or '\n' or '\r'))
        {
            length++;
        }

        if (length == LongestRecord)
        {
            return TooLong(number);
        }

        var cells = new string(_buffer, _record, length).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        Advance(length);
        AdvanceOverLineEnd();
        return new Row(number, cells.Length == 0 ? [""] : cells);
    }

    private Row Record(int number)
    {
        var cells = new List<string>();
        var at = 0;
        while (true)
        {
            var cell = quotes && At(at) == '"' ? Quoted(ref at) : Plain(ref at);
            if (cell is null)
            {
                return at >= LongestRecord ? TooLong(number) : Unclosed(number);
            }

            cells.Add(cell);
            if (IsAt(at, delimiter))
            {
                at += delimiter.Length;
                continue;
            }

            if (recordEnd is not null && IsAt(at, recordEnd))
            {
                at += recordEnd.Length;
            }

            Advance(at);
            AdvanceOverLineEnd();
            return new Row(number, cells);
        }
    }

    /// <summary>A field up to what ends it; null when it never ends.</summary>
    private string? Plain(ref int at)
    {
        var start = at;
        while (true)
        {
            var character = At(at);
            if (character == End || (recordEnd is null && character is '\n' or '\r') || IsAt(at, delimiter) || (recordEnd is not null && IsAt(at, recordEnd)))
            {
                return new string(_buffer, _record + start, at - start);
            }

            if (++at >= LongestRecord)
            {
                return null;
            }
        }
    }

    /// <summary>A field in quotation marks; null when they are never closed. What follows the closing one up to the delimiter is kept.</summary>
    private string? Quoted(ref int at)
    {
        var start = ++at;
        var value = new StringBuilder();
        while (true)
        {
            var character = At(at);
            if (character == End || at - start > LongestField)
            {
                return null;
            }

            if (character != '"')
            {
                value.Append((char)character);
                at++;
            }
            else if (At(at + 1) == '"')
            {
                value.Append('"');
                at += 2;
            }
            else
            {
                at++;
                if (Plain(ref at) is not { } rest || (rest.AsSpan().Trim().Length > 0 && value.ToString().AsSpan().Contains('\n')))
                {
                    // The mark that seemed to close it opens a field further down.
                    return null;
                }

                return value.Append(rest.TrimEnd()).ToString();
            }
        }
    }

    private Row Unclosed(int number)
    {
        var length = 0;
        while (At(length) is not (End or '\n' or '\r'))
        {
            length++;
        }

        var line = new string(_buffer, _record, length);
        Advance(length);
        AdvanceOverLineEnd();
        return new Row(number, [line], "A quotation mark in this row is never closed; close it, or double it where it is part of the text.");
    }

    private Row TooLong(int number)
    {
        var beginning = new string(_buffer, _record, 200);
        while (At(0) is not (End or '\n' or '\r'))
        {
            Advance(1);
        }

        AdvanceOverLineEnd();
        return new Row(number, [beginning], $"This row is longer than {LongestRecord:N0} characters; it is probably not text, or its line ends are missing.");
    }

    /// <summary>The character so far behind the start of the record; <see cref="End"/> behind the last one.</summary>
    private int At(int offset)
    {
        if (_record + offset >= _filled && !Fill(offset))
        {
            return End;
        }

        return _buffer[_record + offset];
    }

    private bool IsAt(int offset, string expected)
    {
        for (var i = 0; i < expected.Length; i++)
        {
            if (At(offset + i) != expected[i])
            {
                return false;
            }
        }

        return true;
    }

    private bool Fill(int offset)
    {
        while (!_ended && _record + offset >= _filled)
        {
            if (_record > 0)
            {
                Array.Copy(_buffer, _record, _buffer, 0, _filled - _record);
                _filled -= _record;
                _record = 0;
            }

            if (_filled == _buffer.Length)
            {
                Array.Resize(ref _buffer, _buffer.Length * 2);
            }

            var read = text.Read(_buffer, _filled, _buffer.Length - _filled);
            _ended = read == 0;
            _filled += read;
        }

        return _record + offset < _filled;
    }

    /// <summary>Drops that many characters of the record, counting the lines in them.</summary>
    private void Advance(int count)
    {
        _line += _buffer.AsSpan(_record, count).Count('\n');
        _record += count;
    }

    private void AdvanceOverLineEnd()
    {
        if (At(0) == '\r')
        {
            if (At(1) != '\n')
            {
                _line++;
            }

            _record++;
        }

        if (At(0) == '\n')
        {
            Advance(1);
        }
    }
}
