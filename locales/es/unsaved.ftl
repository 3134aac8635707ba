### Palabras que todavía no están en el cuaderno: dónde están y qué se puede hacer.

unsaved-things = { $things ->
    [one] Una cosa no se puede escribir. Todas las demás están guardadas.
   *[other] { $things } cosas no se pueden escribir. Todas las demás están guardadas.
  }
unsaved-kept = Tus palabras están en la pantalla, y selladas en un archivo propio hasta que se puedan escribir.
unsaved-memory = Tus palabras están en la pantalla y todavía en ningún disco. Deja abierta esta ventana.
unsaved-apart = { $things ->
    [one] Escribirla como página nueva
   *[other] Escribirlas como páginas nuevas
  }
unsaved-page-title = Palabras del { $day }, { $time }, que no hallaron lugar

unsaved-moved = Lo que haya ahora en el lugar antiguo no se toca. Después, el cuaderno se bloquea.
unsaved-rescue = Escribirlo donde estaba
unsaved-rescue-folder = Elegir una carpeta
rescued-file-name = { $name } (rescatado { $number })

lock-unsaved-kept = Hay palabras ({ $time }) que todavía no están guardadas. Están selladas en este equipo y se escribirán cuando abras el cuaderno.
lock-unsaved-memory = Hay palabras ({ $time }) que todavía no están guardadas, y ningún disco las admite. Están selladas en la memoria. Deja abierta esta ventana hasta que hayas abierto el cuaderno.
lock-taken-away = El archivo { $old } desapareció de su lugar mientras estaba abierto. Todo lo que había en él está en { $now }, y se abre aquí. Lo que hay en el lugar antiguo no se ha tocado.

brought-in-pages = { $pages ->
    [one] Palabras que antes no se pudieron guardar están en una página propia, porque su lugar dice ya algo más reciente. No se ha sobrescrito nada.
   *[other] Palabras que antes no se pudieron guardar están en { $pages } páginas propias, porque sus lugares dicen ya algo más reciente. No se ha sobrescrito nada.
  }
brought-in-damaged = No se pudieron leer todas las palabras selladas en { $file }. Las que sí se pudieron están en el cuaderno. El archivo se ha conservado.

quit-unsaved-title = No todo está guardado
quit-unsaved-kept = Hay palabras ({ $time }) que todavía no están en el cuaderno. Están selladas en este equipo y se escribirán la próxima vez que lo abras.
quit-unsaved-memory = Hay palabras ({ $time }) que todavía no están en el cuaderno, y ningún disco las admite. Haz sitio o conecta el disco e inténtalo de nuevo. Nada se pierde mientras esta ventana siga abierta.
quit-unsaved-moved = El archivo del cuaderno desapareció de su lugar mientras estaba abierto. Al salir, todo se escribe donde estaba, o junto a lo que haya ahora allí.
quit-unsaved-stay = Quedarme
quit-unsaved-go = Salir
